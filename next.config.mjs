/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Both find files of their own beside their code (WebAssembly, native addons), which a bundle would lose.
  serverExternalPackages: ['@electric-sql/pglite', 'pg'],
  // The migrations are read at run time; tracing cannot see that.
  outputFileTracingIncludes: { '/*': ['./lib/store/migrations/*.sql'] },
  // No page shows an image that needs optimizing, and the optimizer is one more thing to attack.
  images: { unoptimized: true },
};
