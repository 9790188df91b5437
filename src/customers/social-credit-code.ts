import { checkUscc, ok, type Result, refuse, type UsccFault, unreachable } from '#kernel';

/** The code in its normal form, or why it cannot be one: a wrong code would search, match and report wrongly for ever. */
export function readSocialCreditCode(text: string): Result<string> {
  const checked = checkUscc(text);
  if (checked.valid) return ok(checked.value);
  const detail = `"${text}" is not a unified social credit code: ${checked.faults.map(faultText).join('; ')}.`;
  return refuse('invalid', 'invalid_social_credit_code', detail, {
    field: 'unifiedSocialCreditCode',
    facts: { faults: checked.faults },
  });
}

function faultText(fault: UsccFault): string {
  switch (fault.code) {
    case 'length':
      return `it needs ${fault.needed} characters and has ${fault.got}`;
    case 'excluded_letter':
      return `the letters ${fault.letters.join(', ')} are never used`;
    case 'character':
      return `${fault.characters.join(', ')} cannot be in it`;
    case 'division':
      return `characters 3 to 8 must be digits, not ${fault.got}`;
    case 'check_character':
      return `its check character would be ${fault.needed}, not ${fault.got}`;
    default:
      return unreachable(fault);
  }
}
