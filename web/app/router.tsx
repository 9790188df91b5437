import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { Loading } from '../ui/Loading.tsx';
import { BrokenPage } from './BrokenPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { parseSearch, type Search, stringifySearch } from './search-params.ts';
import { Shell } from './shell/Shell.tsx';
import { sessionQuery } from './session.ts';

type Context = { readonly queryClient: QueryClient };

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  validateSearch: (search): Search => search as Search,
  notFoundComponent: NotFoundPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
});

const firstAdministrator = createRoute({
  getParentRoute: () => root,
  path: '/first-administrator',
  component: lazyRouteComponent(() => import('./sign-in/FirstAdministratorPage.tsx'), 'FirstAdministratorPage'),
});

const setUpSecondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in' });
    if (session.secondFactor !== 'required') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./second-factor/RequiredPage.tsx'), 'RequiredPage'),
});

/** Everything behind the sign-in page. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: { returnTo: location.href } });
    if (session.secondFactor === 'required') throw redirect({ to: '/second-factor' });
    return { session };
  },
  component: Shell,
});

const start = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../rooms/home/HomePage.tsx'), 'HomePage'),
});

/** A mistyped address of somebody signed in keeps the navigation around it. */
const nowhere = createRoute({ getParentRoute: () => inside, path: '/$', component: NotFoundPage });

// Pages of the rooms, loaded when opened. The path is what people see and send.

const customerList = createRoute({
  getParentRoute: () => inside,
  path: '/customers',
  component: lazyRouteComponent(() => import('../rooms/customers/CustomerListPage.tsx'), 'CustomerListPage'),
});

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$code',
  component: lazyRouteComponent(() => import('../rooms/customers/CustomerPage.tsx'), 'CustomerPage'),
});

const newStatements = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$code/statements/new',
  component: lazyRouteComponent(() => import('../rooms/assessment/spreading/SpreadingPage.tsx'), 'SpreadingPage'),
});

const applications = createRoute({
  getParentRoute: () => inside,
  path: '/credit/applications',
  component: lazyRouteComponent(() => import('../rooms/approvals/ApplicationListPage.tsx'), 'ApplicationListPage'),
});

const application = createRoute({
  getParentRoute: () => inside,
  path: '/credit/applications/$id',
  component: lazyRouteComponent(() => import('../rooms/approvals/ApplicationPage.tsx'), 'ApplicationPage'),
});

const overrides = createRoute({
  getParentRoute: () => inside,
  path: '/credit/grade-overrides',
  component: lazyRouteComponent(() => import('../rooms/assessment/overrides/OverrideListPage.tsx'), 'OverrideListPage'),
});

const portfolio = createRoute({
  getParentRoute: () => inside,
  path: '/credit/portfolio-assessment',
  component: lazyRouteComponent(() => import('../rooms/assessment/portfolio/PortfolioPage.tsx'), 'PortfolioPage'),
});

const outlooks = createRoute({
  getParentRoute: () => inside,
  path: '/industry-outlooks',
  component: lazyRouteComponent(() => import('../rooms/assessment/outlooks/OutlookListPage.tsx'), 'OutlookListPage'),
});

const policy = createRoute({
  getParentRoute: () => inside,
  path: '/policy',
  component: lazyRouteComponent(() => import('../rooms/policy/PolicyPage.tsx'), 'PolicyPage'),
});

const scorecard = createRoute({
  getParentRoute: () => inside,
  path: '/policy/scorecard',
  component: lazyRouteComponent(() => import('../rooms/policy/scorecard/ScorecardPage.tsx'), 'ScorecardPage'),
});

const weights = createRoute({
  getParentRoute: () => inside,
  path: '/policy/weights',
  component: lazyRouteComponent(() => import('../rooms/policy/weights/WeightsPage.tsx'), 'WeightsPage'),
});

const benchmarks = createRoute({
  getParentRoute: () => inside,
  path: '/policy/benchmarks',
  component: lazyRouteComponent(() => import('../rooms/assessment/benchmarks/BenchmarksPage.tsx'), 'BenchmarksPage'),
});

const orderCheck = createRoute({
  getParentRoute: () => inside,
  path: '/orders/check',
  component: lazyRouteComponent(() => import('../rooms/exposure/OrderCheckPage.tsx'), 'OrderCheckPage'),
});

const preCheck = createRoute({
  getParentRoute: () => inside,
  path: '/orders/pre-check',
  component: lazyRouteComponent(() => import('../rooms/exposure/PreCheckPage.tsx'), 'PreCheckPage'),
});

const holds = createRoute({
  getParentRoute: () => inside,
  path: '/orders/holds',
  component: lazyRouteComponent(() => import('../rooms/exposure/HoldDeskPage.tsx'), 'HoldDeskPage'),
});

const bills = createRoute({
  getParentRoute: () => inside,
  path: '/receivables/bills',
  component: lazyRouteComponent(() => import('../rooms/receivables/BillListPage.tsx'), 'BillListPage'),
});

const exchangeRates = createRoute({
  getParentRoute: () => inside,
  path: '/receivables/exchange-rates',
  component: lazyRouteComponent(() => import('../rooms/rates/RateListPage.tsx'), 'RateListPage'),
});

const reconciliation = createRoute({
  getParentRoute: () => inside,
  path: '/receivables/reconciliation',
  component: lazyRouteComponent(() => import('../rooms/reconciliation/ReconciliationPage.tsx'), 'ReconciliationPage'),
});

const warnings = createRoute({
  getParentRoute: () => inside,
  path: '/monitoring/warnings',
  component: lazyRouteComponent(() => import('../rooms/monitoring/WarningListPage.tsx'), 'WarningListPage'),
});

const warning = createRoute({
  getParentRoute: () => inside,
  path: '/monitoring/warnings/$id',
  component: lazyRouteComponent(() => import('../rooms/monitoring/WarningPage.tsx'), 'WarningPage'),
});

const reviews = createRoute({
  getParentRoute: () => inside,
  path: '/monitoring/reviews',
  component: lazyRouteComponent(() => import('../rooms/monitoring/ReviewListPage.tsx'), 'ReviewListPage'),
});

const review = createRoute({
  getParentRoute: () => inside,
  path: '/monitoring/reviews/$id',
  component: lazyRouteComponent(() => import('../rooms/monitoring/ReviewPage.tsx'), 'ReviewPage'),
});

const importData = createRoute({
  getParentRoute: () => inside,
  path: '/import',
  component: lazyRouteComponent(() => import('../rooms/integrations/ImportPage.tsx'), 'ImportPage'),
});

const users = createRoute({
  getParentRoute: () => inside,
  path: '/settings/users',
  component: lazyRouteComponent(() => import('../rooms/team/UsersPage.tsx'), 'UsersPage'),
});

const apiKeys = createRoute({
  getParentRoute: () => inside,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('../rooms/team/ApiKeysPage.tsx'), 'ApiKeysPage'),
});

const security = createRoute({
  getParentRoute: () => inside,
  path: '/settings/security',
  component: lazyRouteComponent(() => import('../rooms/team/SecurityPage.tsx'), 'SecurityPage'),
});

const sellers = createRoute({
  getParentRoute: () => inside,
  path: '/settings/sellers',
  component: lazyRouteComponent(() => import('../rooms/receivables/SellersPage.tsx'), 'SellersPage'),
});

const jobs = createRoute({
  getParentRoute: () => inside,
  path: '/settings/jobs',
  component: lazyRouteComponent(() => import('../rooms/jobs/JobsPage.tsx'), 'JobsPage'),
});

const mySecondFactor = createRoute({
  getParentRoute: () => inside,
  path: '/account/second-factor',
  component: lazyRouteComponent(() => import('./second-factor/SecondFactorPage.tsx'), 'SecondFactorPage'),
});

const pages = [
  start,
  customerList,
  customer,
  newStatements,
  applications,
  application,
  overrides,
  portfolio,
  outlooks,
  policy,
  scorecard,
  weights,
  benchmarks,
  orderCheck,
  preCheck,
  holds,
  bills,
  exchangeRates,
  reconciliation,
  warnings,
  warning,
  reviews,
  review,
  importData,
  users,
  apiKeys,
  security,
  sellers,
  jobs,
  mySecondFactor,
  nowhere,
] as const;

const tree = root.addChildren([signIn, firstAdministrator, setUpSecondFactor, inside.addChildren(pages)]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: Loading,
    defaultErrorComponent: BrokenPage,
    scrollRestoration: true,
  });
}
