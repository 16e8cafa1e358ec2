import { useState } from 'react';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import { mdiAccountCircleOutline, mdiDotsVertical, mdiGaugeLow, mdiLogoutVariant, mdiThemeLightDark, mdiWeatherNight, mdiWhiteBalanceSunny } from '@mdi/js';
import { Link } from 'react-router';
import { Avatar } from '@/components/avatar';
import { Icon } from '@/components/icon';
import { useIsAdmin } from '@/features/operations/api/viewer-roles';
import { useMe } from '@/features/users/api/me';
import { session, useSession } from '@/lib/session';

const modes = [
  { mode: 'light', label: 'Light', icon: mdiWhiteBalanceSunny },
  { mode: 'dark', label: 'Dark', icon: mdiWeatherNight },
  { mode: 'system', label: 'As the system', icon: mdiThemeLightDark },
] as const;

/** The person's own places and the look of the app. */
export function AccountMenu() {
  const current = useSession();
  const me = useMe();
  const isAdmin = useIsAdmin();
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const channel = me?.channels[0];
  return (
    <>
      <IconButton
        aria-label={current ? `Account of ${current.displayName}` : 'Settings'}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {current ? <Avatar name={current.displayName} url={me?.avatarUrl} size={34} /> : <Icon path={mdiDotsVertical} />}
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ paper: { sx: { minWidth: 220 } } }}>
        {channel && (
          <MenuItem component={Link} to={`/@${channel.handle}`} onClick={close}>
            <ListItemIcon>
              <Icon path={mdiAccountCircleOutline} />
            </ListItemIcon>
            Your channel
          </MenuItem>
        )}
        {isAdmin && (
          <MenuItem component={Link} to="/operations" onClick={close}>
            <ListItemIcon>
              <Icon path={mdiGaugeLow} />
            </ListItemIcon>
            Operations
          </MenuItem>
        )}
        {channel && <Divider />}
        {modes.map((choice) => (
          <MenuItem key={choice.mode} role="menuitemradio" aria-checked={mode === choice.mode} selected={mode === choice.mode} onClick={() => setMode(choice.mode)}>
            <ListItemIcon>
              <Icon path={choice.icon} size={22} />
            </ListItemIcon>
            {choice.label}
          </MenuItem>
        ))}
        {current && <Divider />}
        {current && (
          <MenuItem
            onClick={() => {
              close();
              session.stop();
            }}
          >
            <ListItemIcon>
              <Icon path={mdiLogoutVariant} size={22} />
            </ListItemIcon>
            Sign out
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
