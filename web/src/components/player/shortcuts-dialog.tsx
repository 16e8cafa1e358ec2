import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { shortcuts } from './player-keys';
import styles from './shortcuts-dialog.module.css';

export function ShortcutsDialog({ open, onClose, container }: { open: boolean; onClose: () => void; container: HTMLElement | null }) {
  return (
    <Dialog open={open} onClose={onClose} container={container} maxWidth="xs" fullWidth aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">Keys for the player</DialogTitle>
      <DialogContent>
        <dl className={styles.list}>
          {shortcuts.map(([keys, effect]) => (
            <div key={keys} className={styles.row}>
              <dt>{keys}</dt>
              <dd>{effect}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
