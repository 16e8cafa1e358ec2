import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import HomePage from '@/features/videos/components/home-page';
import { ErrorPage } from './error-page';
import { Layout } from './layout';
import { NotFoundPage } from './not-found-page';
import { RequireSession } from './require-session';

/** A page whose code is fetched when one first goes there. */
const page = (load: () => Promise<{ default: ComponentType }>): RouteObject['lazy'] => {
  return async () => ({ Component: (await load()).default });
};

export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          { index: true, element: <HomePage /> },
          { path: 'watch/:id', lazy: page(() => import('@/features/videos/components/watch-page')) },
          { path: 'search', lazy: page(() => import('@/features/videos/components/search-page')) },
          { path: 'sign-in', lazy: page(() => import('@/features/users/components/sign-in-page')) },
          { path: 'sign-up', lazy: page(() => import('@/features/users/components/sign-up-page')) },
          {
            element: <RequireSession />,
            children: [
              { path: 'feed', lazy: page(() => import('@/features/videos/components/feed-page')) },
              { path: 'operations', lazy: page(() => import('@/features/operations/components/operations-page')) },
              { path: 'videos/:id/edit', lazy: page(() => import('@/features/videos/edit/edit-page')) },
              { path: 'upload', lazy: page(() => import('@/features/videos/components/upload-page')) },
            ],
          },
          // "@name" is a channel; a path parameter cannot have a prefix, so other words of one segment arrive here too
          { path: ':handle', lazy: page(() => import('./channel-route')) },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
