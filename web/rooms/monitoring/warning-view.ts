import { useAddress } from '../../app/address.ts';
import { indicators, ownerRoles, severities, type WarningFilter } from './warning.ts';

const owners = ['me', ...ownerRoles] as const;

/** The filters as they stand in the address; what it does not know it leaves out. */
export function useWarningView(): WarningFilter {
  const [search] = useAddress();
  return {
    status: search['status'] === 'closed' ? 'closed' : 'open',
    severity: severities.find((one) => one === search['severity']),
    owner: owners.find((one) => one === search['owner']),
    indicator: indicators.find((one) => one === search['indicator']),
    isLate: search['late'] === 'yes',
  };
}
