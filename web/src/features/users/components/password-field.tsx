import { useState } from 'react';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { mdiEyeOffOutline, mdiEyeOutline } from '@mdi/js';
import { Icon } from '@/components/icon';

interface Props {
  autoComplete: 'current-password' | 'new-password';
  error?: string;
  hint?: string;
}

export function PasswordField({ autoComplete, error, hint }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      name="password"
      label="Password"
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      error={error !== undefined}
      helperText={error ?? hint}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton edge="end" aria-label={shown ? 'Hide password' : 'Show password'} onClick={() => setShown(!shown)}>
                <Icon path={shown ? mdiEyeOffOutline : mdiEyeOutline} size={22} />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
