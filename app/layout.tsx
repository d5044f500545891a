import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { config } from '@/lib/config';
import { styles } from './styles';

export function generateMetadata(): Metadata {
  const { name } = config().platform;
  return {
    title: { default: `Get ready for take off – ${name}`, template: `%s – ${name}` },
    description: `Join ${name} and be paid with Stripe.`,
    robots: { index: false },
  };
}

/** Every page carries a nonce of its own and one pilot's state: none can be made at build time. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default function Layout({ children }: { children: ReactNode }) {
  const { name } = config().platform;
  return (
    <html lang="en">
      <head>
        {/* In the page itself: the first paint waits for one round trip, not for two. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: It is our own, and its hash is in the policy. */}
        <style dangerouslySetInnerHTML={{ __html: styles() }} />
      </head>
      <body>
        <header>
          <p className="brand">{name}</p>
        </header>
        <main>{children}</main>
        <footer>
          <p>Payments and identity checks by Stripe.</p>
        </footer>
      </body>
    </html>
  );
}
