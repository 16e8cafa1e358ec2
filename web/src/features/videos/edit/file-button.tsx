import { useRef } from 'react';
import Button, { type ButtonProps } from '@mui/material/Button';

interface Props extends Pick<ButtonProps, 'variant' | 'loading' | 'disabled'> {
  children: string;
  /** what the picker of files is called */
  label: string;
  accept: string;
  onFile: (file: File) => void;
}

/** Opens the picker of files for one file. */
export function FileButton({ children, label, accept, onFile, ...look }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="outlined" {...look} onClick={() => picker.current?.click()}>
        {children}
      </Button>
      <input
        ref={picker}
        className="visually-hidden"
        tabIndex={-1}
        type="file"
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) {
            onFile(file);
          }
        }}
      />
    </>
  );
}
