import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../app/session.ts';

/** From the desk to the office; a new role does not compile until it stands here. */
const everyRole: Readonly<Record<Role, true>> = {
  salesperson: true,
  sales_manager: true,
  credit_analyst: true,
  credit_manager: true,
  ar_accountant: true,
  finance_director: true,
  general_manager: true,
  committee_member: true,
  external_expert: true,
  legal_counsel: true,
  auditor: true,
  administrator: true,
};
export const roles = Object.keys(everyRole) as Role[];

/** One or more roles, each with what it may do. */
export function RoleFields({ isLocked }: { readonly isLocked: boolean }) {
  const { t } = useTranslation('team');
  const { t: common } = useTranslation();
  return (
    <Form.Item
      name="roles"
      label={t('users.roles')}
      {...(isLocked && { extra: t('users.ownRoles') })}
      rules={[{ type: 'array', min: 1, message: t('users.rolesRequired') }]}
    >
      <Checkbox.Group
        className="role-list"
        disabled={isLocked}
        options={roles.map((role) => ({
          value: role,
          label: (
            <>
              {common(`roles.${role}`)} <span className="soft">{t(`roleNotes.${role}`)}</span>
            </>
          ),
        }))}
      />
    </Form.Item>
  );
}
