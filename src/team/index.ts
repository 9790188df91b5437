export { passwordLength } from './password-rule.ts';
export { type Role, roles, scopesOf, scopesOfRoles } from './roles.ts';
export { administrationScopes, businessScopes, type Scope, scopes } from './scopes.ts';
