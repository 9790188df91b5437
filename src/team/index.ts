export { type ApiKey, type ApiKeyId, type ApiKeyState, apiKeyState } from './api-key.ts';
export { passwordLength } from './password-rule.ts';
export { type Role, roles, scopesOf, scopesOfRoles } from './roles.ts';
export { administrationScopes, businessScopes, type Scope, scopes, withIncluded } from './scopes.ts';
export type { User, UserId } from './user.ts';
