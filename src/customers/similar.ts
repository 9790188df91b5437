import { companyMatchKey, coreOfCompanyName } from '#kernel';
import type { Customer } from './customer.ts';

/** A customer whose name is near a new one: the same but for signs and legal form, or with the same own name (字号). */
export type Similar = { readonly customer: Customer; readonly how: 'same_name' | 'same_core' };

/** What to look for among the names; undefined where a name has too little of its own to tell anybody by. */
export function similarSearch(name: string): string | undefined {
  const core = coreOfCompanyName(name);
  return core.length < 2 ? undefined : core;
}

/** Those of the found that are really near, the same name first. It never says that two are one: a person looks. */
export function similarAmong(name: string, found: readonly Customer[]): Similar[] {
  const [key, core] = [companyMatchKey(name), coreOfCompanyName(name)];
  const near = found.flatMap((customer): Similar[] => {
    if (companyMatchKey(customer.name) === key) return [{ customer, how: 'same_name' }];
    return coreOfCompanyName(customer.name) === core ? [{ customer, how: 'same_core' }] : [];
  });
  return near.toSorted((a, b) => Number(b.how === 'same_name') - Number(a.how === 'same_name'));
}
