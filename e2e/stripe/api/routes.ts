import { routes as accountLinksV1 } from './account-links/v1';
import { routes as accountLinksV2 } from './account-links/v2';
import { routes as accountSessions } from './account-sessions/create';
import { routes as accountsV1 } from './accounts/v1';
import { routes as accountsV2 } from './accounts/v2';
import { routes as balance } from './balance';
import { routes as capabilities } from './capabilities';
import { routes as countrySpecs } from './country-specs';
import { routes as eventDestinations } from './event-destinations';
import { routes as eventsV1 } from './events/v1';
import { routes as eventsV2 } from './events/v2';
import { routes as externalAccounts } from './external-accounts';
import { routes as files } from './files/files';
import { routes as loginLinks } from './login-links';
import { routes as personsV1 } from './persons/v1';
import { routes as personsV2 } from './persons/v2';
import { routes as platformAccount } from './platform-account';
import type { Route } from './route';
import { routes as tokensV1 } from './tokens/v1';
import { routes as tokensV2 } from './tokens/v2';
import { routes as webhookEndpoints } from './webhook-endpoints';

/** The API as far as the local Stripe has it. */
export const routes: readonly Route[] = [
  ...accountsV1,
  ...accountsV2,
  ...accountLinksV1,
  ...accountLinksV2,
  ...accountSessions,
  ...capabilities,
  ...externalAccounts,
  ...personsV1,
  ...personsV2,
  ...loginLinks,
  ...files,
  ...tokensV1,
  ...tokensV2,
  ...balance,
  ...countrySpecs,
  ...platformAccount,
  ...webhookEndpoints,
  ...eventDestinations,
  ...eventsV1,
  ...eventsV2,
];
