import type { Platform } from '#platform';
import { listWithoutPinyin, saveNamePinyin } from '../store/customers.ts';

const atOnce = 1000;

/**
 * What a Chinese reader types for a name: `hhgy` and `huahenggongye` for 华衡工业, a line each. The reading follows the
 * word, as in 银行 (yinhang) and 长安 (changan). Nothing for a name without a Chinese character.
 */
export async function pinyinOfNames(names: readonly string[]): Promise<string[]> {
  if (!names.some(isChinese)) return names.map(() => '');
  // Its dictionary is loaded by whoever first writes a Chinese name, not at every start.
  const { pinyin } = await import('pinyin-pro');
  const read = (name: string, pattern: 'pinyin' | 'first') =>
    pinyin(name, { pattern, toneType: 'none', type: 'array', v: true })
      .join('')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '');
  return names.map((name) => (isChinese(name) ? `${read(name, 'first')}\n${read(name, 'pinyin')}` : ''));
}

function isChinese(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}

/** Names that came in by another road, or before pinyin was kept. Nearly always there are none. */
export async function fillMissingPinyin({ database, log }: Platform): Promise<void> {
  let filled = 0;
  for (;;) {
    const missing = await listWithoutPinyin(database.sql, atOnce);
    if (missing.length === 0) break;
    const pinyin = await pinyinOfNames(missing.map(({ name }) => name));
    await saveNamePinyin(
      database.sql,
      missing.map(({ customerId, name }, place) => ({ customerId, name, pinyin: pinyin[place] ?? '' })),
    );
    filled += missing.length;
  }
  if (filled > 0) log.info({ filled }, 'customers can now be found by pinyin');
}
