import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { mdiEarth, mdiLinkVariant, mdiLockOutline } from '@mdi/js';
import type { Visibility } from '@/gql/graphql';

export const visibilities: Record<Visibility, { label: string; meaning: string; icon: string }> = {
  PUBLIC: { label: 'Public', meaning: 'Everybody can find and watch it', icon: mdiEarth },
  UNLISTED: { label: 'Unlisted', meaning: 'Whoever has the link can watch it', icon: mdiLinkVariant },
  PRIVATE: { label: 'Private', meaning: 'Only you can watch it', icon: mdiLockOutline },
};

const isVisibility = (value: string): value is Visibility => value in visibilities;

interface Props {
  value: Visibility;
  onChange: (value: Visibility) => void;
  disabled?: boolean;
}

export function VisibilityField({ value, onChange, disabled }: Props) {
  return (
    <TextField
      select
      label="Who can watch it"
      value={value}
      disabled={disabled}
      helperText={visibilities[value].meaning}
      onChange={({ target }) => {
        if (isVisibility(target.value)) {
          onChange(target.value);
        }
      }}
    >
      {Object.entries(visibilities).map(([name, { label }]) => (
        <MenuItem key={name} value={name}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
}
