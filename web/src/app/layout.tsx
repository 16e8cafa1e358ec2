import { Suspense } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { BottomNavigation } from './bottom-navigation';
import { Notices } from './notices';
import { SessionEnd } from './session-end';
import { TopBar } from './top-bar';
import { UploadsIndicator } from './uploads-indicator';
import styles from './layout.module.css';

/** The frame around every page. */
export function Layout() {
  const loading = useNavigation().state !== 'idle';
  const { pathname } = useLocation();
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <TopBar />
      {loading && <div className={styles.loading} role="progressbar" aria-label="Loading the page" />}
      <main id="main" tabIndex={-1} className={styles.main} data-path={pathname}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <UploadsIndicator />
      <BottomNavigation />
      <Notices />
      <SessionEnd />
      <ScrollRestoration />
    </>
  );
}
