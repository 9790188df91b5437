import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { ok } from '#kernel';
import type { Platform } from '#platform';
import { type Benchmark, chooseBenchmark, everyIndustry, standingOf } from '../peers/benchmark.ts';
import { type PeerPosition, peerPositions, type Size, sizeOf } from '../peers/peer-position.ts';
import { listBenchmarks } from '../store/benchmarks.ts';
import { loadPeers } from '../store/peers.ts';

/** Where a customer's main ratios stand among ours of the same industry and size, or by what others published. */
export async function readPeers({ database }: Platform, customerCode: string) {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const { industry, currency, customerId } = customer;
  if (industry === null) return ok({ industry, size: null, items: [] });
  const [peers, benchmarks] = await Promise.all([
    loadPeers(database.sql, { customerId, industry, currency }),
    listBenchmarks(database.sql, [industry, everyIndustry]),
  ]);
  const size = sizeOf(peers.find(({ isOwn }) => isOwn)?.netAssets ?? null, currency);
  const items = peerPositions(peers, currency).map((position) => ({
    ...position,
    benchmark: published(position, benchmarks, { industry, size }),
  }));
  return ok({ industry, size, items });
}

/** Only where our own are too few: what we see ourselves goes before what others say. */
function published(
  { code: ratio, value, because }: PeerPosition,
  benchmarks: readonly Benchmark[],
  of: { readonly industry: string; readonly size: Size | null },
) {
  const benchmark = because === 'too_few_peers' ? chooseBenchmark(benchmarks, { ...of, ratio }) : undefined;
  if (benchmark === undefined || value === null) return null;
  const { industry, size, year, levels, source } = benchmark;
  return { level: standingOf(value, benchmark).level, industry, size, year, levels: { ...levels }, source };
}
