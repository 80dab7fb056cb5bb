import type { NextConfig } from 'next';

// As create-next-app 16.4 writes it. Waymark needs nothing here; `serverExternalPackages` must not name it.
const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
};

export default nextConfig;
