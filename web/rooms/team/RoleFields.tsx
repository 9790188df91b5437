import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../app/session.ts';

const roles: readonly Role[] = [
  'salesperson',
  'sales_manager',
  'credit_analyst',
  'credit_manager',
  'ar_accountant',
  'finance_director',
  'general_manager',
  'committee_member',
  'external_expert',
  'legal_counsel',
  'auditor',
  'administrator',
];

/** One or more roles, each with what it may do. */
export function RoleFields({ isLocked }: { readonly isLocked: boolean }) {
  const { t } = useTranslation('team');
  const { t: common } = useTranslation();
  return (
    <Form.Item
      name="roles"
      label={t('users.roles')}
      {...(isLocked && { extra: t('users.ownRoles') })}
      rules={[{ required: true, type: 'array', min: 1, message: t('users.rolesRequired') }]}
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
