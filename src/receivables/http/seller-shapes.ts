import { z } from 'zod';
import { Code, endpoint } from '#platform/contract';

const name = z.string().trim().min(1).max(200);
const SellerAnswer = z.strictObject({ code: z.string(), name: z.string() }).meta({ id: 'Seller' });

export const sellerDoors = {
  listSellers: endpoint({
    method: 'GET',
    path: '/sellers',
    may: 'customers:read',
    summary: 'Our own companies that sell (法人主体), by code',
    answer: z.strictObject({ items: z.array(SellerAnswer) }),
  }),
  addSeller: endpoint({
    method: 'POST',
    path: '/sellers',
    may: 'customers:write',
    summary: 'Set up a selling entity; from the first one on a document may name only those',
    body: z.strictObject({ code: Code, name }),
    answer: SellerAnswer,
    creates: true,
  }),
  renameSeller: endpoint({
    method: 'PATCH',
    path: '/sellers/{code}',
    may: 'customers:write',
    summary: 'Give a selling entity another name',
    params: z.strictObject({ code: Code }),
    body: z.strictObject({ name }),
    answer: SellerAnswer,
  }),
};
