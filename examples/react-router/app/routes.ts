import { index, type RouteConfig } from '@react-router/dev/routes';

export default [index('routes/run.tsx')] satisfies RouteConfig;
