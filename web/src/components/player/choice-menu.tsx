import { useId, useState, type ReactNode } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { mdiCheck } from '@mdi/js';
import { Icon } from '@/components/icon';
import styles from './controls.module.css';

interface Props<Value> {
  /** the whole name of the button, with what is chosen now */
  label: string;
  title: string;
  /** what the button shows: short */
  face: ReactNode;
  /** note: what stands at the right of the label */
  choices: readonly { value: Value; label: string; note?: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
  /** where the menu is drawn: inside the player, else it is not seen in full screen */
  container: HTMLElement | null;
}

/** A button of the player that opens a list of which one is chosen. */
export function ChoiceMenu<Value extends string | number | null>(props: Props<Value>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className={styles.face} aria-hidden="true">
          {props.face}
        </span>
      </button>
      <Menu
        id={id}
        anchorEl={anchor}
        container={props.container}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        disableScrollLock
        anchorOrigin={{ vertical: 'top', horizontal: 'center' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'center' }}
        slotProps={{ list: { 'aria-label': props.title, dense: true }, paper: { sx: { minWidth: 150 } } }}
      >
        {props.choices.map(({ value, label, note }) => (
          <MenuItem
            key={value}
            role="menuitemradio"
            aria-checked={value === props.chosen}
            selected={value === props.chosen}
            onClick={() => {
              props.onChoose(value);
              setAnchor(null);
            }}
          >
            <span className={styles.check}>{value === props.chosen && <Icon path={mdiCheck} size={18} />}</span>
            {label}
            {note && <span className={styles.note}>{note}</span>}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
