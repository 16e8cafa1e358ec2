// Reads <folder>/master.m3u8 and what it names with hls-parser and m3u8-parser, and prints what each understood as JSON.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import HLS from 'hls-parser';
import { Parser } from 'm3u8-parser';

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
      map: inFolderOf(name, playlist.segments[0].map.uri),
      segments: playlist.segments.map((segment) => [inFolderOf(name, segment.uri), segment.duration]),
    };
  };
  return {
    independent: master.independentSegments,
    variants: master.variants.map((variant) => ({
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
      isDefault: sound.isDefault,
      playlist: media(sound.uri),
    })),
  };
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
      map: inFolderOf(name, playlist.segments[0].map.uri),
      segments: playlist.segments.map((segment) => [inFolderOf(name, segment.uri), segment.duration]),
    };
  };
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
    sounds: Object.values(master.mediaGroups.AUDIO).flatMap((group) =>
      Object.entries(group).map(([name, sound]) => ({ name, isDefault: sound.default, playlist: media(sound.uri) }))),
  };
}

console.log(JSON.stringify({ hlsParser: withHlsParser(), m3u8Parser: withM3u8Parser() }));
