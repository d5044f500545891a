import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { config } from '@/lib/config';
import { Brand } from './components/brand';
import { TestModeBar } from './components/test-mode-bar';
import { iconAddress } from './drawn-icon';
import { styles } from './styles';
import { words } from './words';

export function generateMetadata(): Metadata {
  const { name, logo } = config().platform;
  return {
    // A pilot's page says its title itself, as it changes with what the page says.
    title: { template: `%s – ${name}`, default: '' },
    description: words().start.lead(name),
    robots: { index: false },
    icons: { icon: logo?.href ?? iconAddress() },
  };
}

/** Every page carries a nonce of its own and one pilot's state: none can be made at build time. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default function Layout({ children }: { children: ReactNode }) {
  const { privacy, terms } = config().platform;
  const { language, footer } = words();
  return (
    <html lang={language}>
      <head>
        {/* In the page itself: the first paint waits for one round trip, not for two. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: It is our own, and its hash is in the policy. */}
        <style dangerouslySetInnerHTML={{ __html: styles().css }} />
      </head>
      <body>
        <header>
          <Brand />
        </header>
        <main>{children}</main>
        <footer>
          <p>{footer.stripe}</p>
          {(privacy || terms) && (
            <p>
              {privacy && <a href={privacy.href}>{footer.privacy}</a>}{' '}
              {terms && <a href={terms.href}>{footer.terms}</a>}
            </p>
          )}
        </footer>
        <TestModeBar />
      </body>
    </html>
  );
}
