// Reads <folder>/master.m3u8 and what it names with hls-parser and m3u8-parser, <folder>/manifest.mpd with mpd-parser, and prints what each
// understood as JSON.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import HLS from 'hls-parser';
import { Parser } from 'm3u8-parser';
import { parse as parseMpd } from 'mpd-parser';

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), 'utf8');
const inFolderOf = (playlist, uri) => join(dirname(playlist), uri);

// hls-parser tells of broken rules by throwing only when it is asked to
HLS.setOptions({ strictMode: true });

function withHlsParser() {
  const master = HLS.parse(read('master.m3u8'));
  const media = (name) => {
    const playlist = HLS.parse(read(name));
    return {
      name,
      ended: playlist.endlist,
      type: playlist.playlistType,
      target: playlist.targetDuration,
      sequence: playlist.mediaSequenceBase,
      map: playlist.segments[0].map ? inFolderOf(name, playlist.segments[0].map.uri) : null,
      segments: playlist.segments.map((segment) => [inFolderOf(name, segment.uri), segment.duration]),
    };
  };
  return {
    independent: master.independentSegments,
    variants: master.variants.filter((variant) => !variant.isIFrameOnly).map((variant) => ({
      bandwidth: variant.bandwidth,
      average: variant.averageBandwidth,
      codecs: variant.codecs,
      width: variant.resolution.width,
      height: variant.resolution.height,
      frameRate: variant.frameRate,
      playlist: media(variant.uri),
    })),
    sounds: (master.variants[0].audio ?? []).map((sound) => ({
      name: sound.name,
      language: sound.language ?? null,
      isDefault: sound.isDefault,
      playlist: media(sound.uri),
    })),
    texts: (master.variants[0].subtitles ?? []).map((text) => ({
      name: text.name,
      language: text.language ?? null,
      isDefault: text.isDefault,
      isForced: text.forced,
      playlist: media(text.uri),
    })),
    tricks: master.variants.filter((variant) => variant.isIFrameOnly).map((variant) => ({
      bandwidth: variant.bandwidth,
      codecs: variant.codecs,
      width: variant.resolution.width,
      height: variant.resolution.height,
      ...tricks(variant.uri),
    })),
  };

  function tricks(name) {
    const playlist = HLS.parse(read(name));
    return {
      name,
      only: playlist.isIFrame,
      frames: playlist.segments.map((segment) => [
        inFolderOf(name, segment.uri), segment.duration, segment.byterange.offset, segment.byterange.length,
      ]),
    };
  }
}

function withM3u8Parser() {
  const parse = (name) => {
    const parser = new Parser();
    const warnings = [];
    parser.on('warn', (warning) => warnings.push(warning.message));
    parser.push(read(name));
    parser.end();
    if (warnings.length > 0) throw new Error(`${name}: ${warnings.join('; ')}`);
    return parser.manifest;
  };
  const media = (name) => {
    const playlist = parse(name);
    return {
      name,
      ended: playlist.endList,
      type: playlist.playlistType,
      target: playlist.targetDuration,
      sequence: playlist.mediaSequence,
      map: playlist.segments[0].map ? inFolderOf(name, playlist.segments[0].map.uri) : null,
      segments: playlist.segments.map((segment) => [inFolderOf(name, segment.uri), segment.duration]),
    };
  };
  const tricks = (name) => {
    const playlist = parse(name);
    return {
      name,
      only: playlist.iFramesOnly,
      frames: playlist.segments.map((segment) => [
        inFolderOf(name, segment.uri), segment.duration, segment.byterange.offset, segment.byterange.length,
      ]),
    };
  };
  const named = (type, more) => Object.values(master.mediaGroups[type]).flatMap((group) =>
    Object.entries(group).map(([name, track]) => ({
      name, language: track.language ?? null, isDefault: track.default, ...more(track), playlist: media(track.uri),
    })));
  const master = parse('master.m3u8');
  return {
    independent: master.independentSegments,
    variants: master.playlists.map((variant) => ({
      bandwidth: variant.attributes.BANDWIDTH,
      average: Number(variant.attributes['AVERAGE-BANDWIDTH']),
      codecs: variant.attributes.CODECS,
      width: variant.attributes.RESOLUTION.width,
      height: variant.attributes.RESOLUTION.height,
      frameRate: variant.attributes['FRAME-RATE'],
      playlist: media(variant.uri),
    })),
    sounds: named('AUDIO', () => ({})),
    texts: named('SUBTITLES', (track) => ({ isForced: track.forced })),
    tricks: (master.iFramePlaylists ?? []).map(({ attributes, uri }) => ({
      bandwidth: attributes.BANDWIDTH,
      codecs: attributes.CODECS,
      width: attributes.RESOLUTION.width,
      height: attributes.RESOLUTION.height,
      ...tricks(uri),
    })),
  };
}

function withMpdParser() {
  const warnings = [];
  const manifest = parseMpd(read('manifest.mpd'), {
    manifestUri: 'http://sunomi.test/manifest.mpd',
    eventHandler: ({ type, message }) => type === 'warn' && warnings.push(message),
  });
  if (warnings.length > 0) throw new Error(`manifest.mpd: ${warnings.join('; ')}`);
  const inFolder = (uri) => decodeURIComponent(new URL(uri).pathname.slice(1));
  const media = (playlist) => ({
    ended: playlist.endList,
    segments: playlist.segments.map((segment) => [inFolder(segment.resolvedUri), segment.duration, inFolder(segment.map?.resolvedUri ?? segment.resolvedUri)]),
  });
  const named = (group) => Object.values(group).flatMap((labels) => Object.entries(labels).map(([name, track]) => ({
    name, language: track.language || null, isDefault: track.default, ...media(track.playlists[0]),
  })));
  return {
    duration: manifest.duration,
    variants: manifest.playlists.map((variant) => ({
      id: variant.attributes.NAME,
      bandwidth: variant.attributes.BANDWIDTH,
      codecs: variant.attributes.CODECS,
      width: variant.attributes.RESOLUTION.width,
      height: variant.attributes.RESOLUTION.height,
      frameRate: variant.attributes['FRAME-RATE'],
      ...media(variant),
    })),
    sounds: named(manifest.mediaGroups.AUDIO),
    texts: named(manifest.mediaGroups.SUBTITLES),
  };
}

console.log(JSON.stringify({ hlsParser: withHlsParser(), m3u8Parser: withM3u8Parser(), mpdParser: withMpdParser() }));
