import { floorHeaders, floorPolicy, httpsHeaders } from './app/http/floor-headers.mjs';
import { LARGEST_BODY } from './app/http/largest-body.mjs';

/** @param {Record<string, string>} headers */
const inNextsWords = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Both find files of their own beside their code (WebAssembly, native addons), which a bundle would lose.
  serverExternalPackages: ['@electric-sql/pglite', 'pg'],
  // These are read at run time; tracing cannot see that.
  outputFileTracingIncludes: { '/*': ['./lib/store/migrations/*.sql'], '/setup/readme': ['./README.md'] },
  // No page shows an image that needs optimizing, and the optimizer is one more thing to attack.
  images: { unoptimized: true },
  turbopack: { rules: { '*.styles': { loaders: ['./app/style-text-loader.cjs'], as: '*.js' } } },
  // Next keeps a body in memory for proxy.ts, which reads none.
  experimental: { proxyClientMaxBodySize: LARGEST_BODY },
  headers: async () => [
    { source: '/:path*', headers: inNextsWords(floorHeaders) },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: inNextsWords(httpsHeaders),
    },
    // What proxy.ts leaves out: a page has a policy of its own, and two would both hold.
    {
      source: '/(api/.*|_next/.*|favicon.ico.*|icon.svg.*|robots.txt.*)',
      headers: inNextsWords(floorPolicy),
    },
  ],
};
