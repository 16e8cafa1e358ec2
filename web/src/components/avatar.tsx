import styles from './avatar.module.css';

function hueOf(text: string) {
  let hash = 7;
  for (const letter of text) {
    hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  }
  return hash;
}

/** The picture of a person or channel, or its initial on a colour of its own. Decorative: the name stands beside it. */
export function Avatar({ name, url, size = 36 }: { name: string; url?: string | null; size?: number }) {
  const box = { width: size, height: size, fontSize: size * 0.44 };
  return url ? (
    <img className={styles.avatar} style={box} src={url} alt="" loading="lazy" />
  ) : (
    <span className={styles.avatar} style={{ ...box, background: `hsl(${hueOf(name)} 45% 38%)` }} aria-hidden="true">
      {name.trim().charAt(0).toUpperCase()}
    </span>
  );
}
