import { useState } from 'react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { mdiMagnify, mdiTrayArrowUp } from '@mdi/js';
import { Link, NavLink, useLocation } from 'react-router';
import { Icon } from '@/components/icon';
import { useSession } from '@/lib/session';
import { signInPath } from '@/lib/sign-in-path';
import { AccountMenu } from './account-menu';
import { SearchBox } from './search-box';
import styles from './top-bar.module.css';

export function TopBar() {
  const signedIn = useSession() !== null;
  const location = useLocation();
  const [searching, setSearching] = useState(false);
  return (
    <header className={styles.bar}>
      <div className={searching ? `${styles.inner} ${styles.searching}` : styles.inner}>
        <Link to="/" className={styles.brand} aria-label="Sunomi, home">
          <img src="/sun.svg" alt="" width={30} height={30} />
          <span className={styles.name}>Sunomi</span>
        </Link>
        <nav className={styles.links} aria-label="Main">
          <NavLink to="/" end>
            Home
          </NavLink>
          <NavLink to="/feed">Subscriptions</NavLink>
        </nav>
        <div className={styles.search}>
          <SearchBox onDone={() => setSearching(false)} focused={searching} />
        </div>
        <div className={styles.tools}>
          <span className={styles.searchButton}>
            <IconButton aria-label="Search" onClick={() => setSearching(true)}>
              <Icon path={mdiMagnify} />
            </IconButton>
          </span>
          <span className={styles.upload}>
            <Button component={Link} to="/upload" startIcon={<Icon path={mdiTrayArrowUp} size={20} />} variant="outlined">
              Upload
            </Button>
          </span>
          {!signedIn && (
            <Button component={Link} to={signInPath(location)} variant="contained">
              Sign in
            </Button>
          )}
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
