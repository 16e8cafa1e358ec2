import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { Link } from 'react-router';
import { dismiss, useNotices } from '@/lib/notices';

/** Shows the oldest notice; the next follows when it is gone. */
export function Notices() {
  const [notice] = useNotices();
  if (!notice) {
    return null;
  }
  const { id, text, severity, action } = notice;
  return (
    <Snackbar
      key={id}
      open
      autoHideDuration={action ? 12_000 : 6_000}
      onClose={(_event, reason) => {
        if (reason !== 'clickaway') {
          dismiss(id);
        }
      }}
      sx={{ bottom: 'calc(16px + var(--foot-height)) !important' }}
    >
      <Alert
        severity={severity}
        variant="filled"
        sx={{ boxShadow: 6, alignItems: 'center' }}
        onClose={action ? undefined : () => dismiss(id)}
        action={
          action && (
            <Button color="inherit" component={Link} to={action.href} onClick={() => dismiss(id)}>
              {action.label}
            </Button>
          )
        }
      >
        {text}
      </Alert>
    </Snackbar>
  );
}
