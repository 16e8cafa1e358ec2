import { mdiAccountCircleOutline, mdiHomeOutline, mdiPlayBoxMultipleOutline, mdiTrayArrowUp } from '@mdi/js';
import { NavLink } from 'react-router';
import { Icon } from '@/components/icon';
import { useMe } from '@/features/users/api/me';
import styles from './bottom-navigation.module.css';

/** The main places within reach of a thumb; on wide screens the top bar has them. */
export function BottomNavigation() {
  const channel = useMe()?.channels[0];
  const places = [
    { to: '/', label: 'Home', icon: mdiHomeOutline },
    { to: '/feed', label: 'Subscriptions', icon: mdiPlayBoxMultipleOutline },
    { to: '/upload', label: 'Upload', icon: mdiTrayArrowUp },
    { to: channel ? `/@${channel.handle}` : '/sign-in', label: channel ? 'You' : 'Sign in', icon: mdiAccountCircleOutline },
  ];
  return (
    <nav className={styles.bar} aria-label="Main, at the foot">
      {places.map(({ to, label, icon }) => (
        <NavLink key={label} to={to} end={to === '/'}>
          <Icon path={icon} />
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
