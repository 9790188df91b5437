import { checkOrgCode, usccCheckCharacter } from '#kernel';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * A code that passes every check of the standard and belongs to nobody: organisation codes from MAY on are far beyond
 * what registrars have issued.
 */
export function socialCreditCode(division: string, serial: number): string {
  let rest = serial * 7_919;
  let issued = '';
  for (let place = 0; place < 5; place += 1) {
    issued = alphabet.charAt(rest % alphabet.length) + issued;
    rest = Math.floor(rest / alphabet.length);
  }
  const body = `91${division}${orgCode(`MAY${issued}`)}`;
  return body + usccCheckCharacter(body).check;
}

function orgCode(body: string): string {
  const checked = checkOrgCode(`${body}0`);
  if (checked.valid) return checked.value;
  if (checked.fault.code === 'check_character') return body + checked.fault.needed;
  throw new Error(`${body} cannot be an organisation code.`);
}
