using Microsoft.Extensions.Options;
using Sunomi.Media;
using Sunomi.Storage.Objects;
using Sunomi.Videos;

namespace Sunomi.Transcoding;

/// <summary>
/// What each kind of task does, from objects to objects. Names are deterministic, so a task that runs twice, or on two machines at
/// once, leaves the same objects as one that ran once.
/// </summary>
internal sealed class TranscodeJobs(
    MediaPipeline media, IObjectStore store, SourceServer sources, SoundJobs sounds, IOptions<TranscodeOptions> options, TimeProvider clock)
{
    /// <summary>A job waits for a store that is out of order; what it has done so far is not lost.</summary>
    private readonly PatientObjects objects = new(store, options.Value.StorePatience, clock);

    /// <param name="progress">called by one thread at a time</param>
    public Task<TaskResult> Run(TranscodeTask task, TaskOrder order, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var generation = new GenerationObjects(objects, task.Id)
        {
            Original = $"{task.Id.Video}/{order.Original}",
            Arriving = order.Arriving is { } session ? UploadSession.Parse(session) : null,
        };
        return task.Id.Kind switch
        {
            TranscodeTaskKind.Probe when generation.Arriving is not null => ProbeArriving(generation, cancellationToken),
            TranscodeTaskKind.Probe => Probe(generation, cancellationToken),
            TranscodeTaskKind.Check when generation.Arriving is not null => LookAgain(generation, cancellationToken),
            TranscodeTaskKind.Check => Check(generation, cancellationToken),
            TranscodeTaskKind.Opening when order.WithSound => EncodeOpeningWithSound(generation, progress, cancellationToken),
            TranscodeTaskKind.Opening => EncodeOpening(generation, progress, cancellationToken),
            TranscodeTaskKind.Video => EncodeVideo(generation, task.Id.Index, progress, cancellationToken),
            TranscodeTaskKind.Audio when generation.Arriving is not null => sounds.Continue(generation, task.Id, order.Segments, progress, cancellationToken),
            TranscodeTaskKind.Audio => sounds.Complete(generation, task.Id, progress, cancellationToken),
            TranscodeTaskKind.Subtitles => ExtractSubtitles(generation, cancellationToken),
            TranscodeTaskKind.Stills => MakeStills(generation, cancellationToken),
            TranscodeTaskKind.Package => Package(generation, cancellationToken),
            _ => throw new InvalidOperationException($"There is no job for tasks of kind {task.Id.Kind}."),
        };
    }

    private async Task<TaskResult> Probe(GenerationObjects generation, CancellationToken cancellationToken)
    {
        var plan = await Plan(generation, cancellationToken);
        await generation.PutPlan(plan, cancellationToken);
        return Describe(plan, arriving: null, soundWithOpening: plan is { Opening: not null, HasLittleSound: true });
    }

    private async Task<TaskResult> ProbeArriving(GenerationObjects generation, CancellationToken cancellationToken)
    {
        using var source = await sources.Open(generation, cancellationToken);
        switch (await source.Read(part => media.PlanArriving(part, generation.Arriving!.Size, cancellationToken)))
        {
            case ArrivingPlan.Planned planned:
                await generation.PutPlan(planned.Plan, cancellationToken);
                // an opening of a file that still arrives must not wait for the last of its sound
                return Describe(planned.Plan, planned, soundWithOpening: false, generation.Arriving!.Size);
            case ArrivingPlan.NotYet later:
                return new ProbedTooEarly(later.Bytes);
            default:
                return new ProbedTooEarly(ProcessingState.WholeFile);
        }
    }

    /// <summary>At more of a file whose plan is open.</summary>
    private async Task<TaskResult> LookAgain(GenerationObjects generation, CancellationToken cancellationToken)
    {
        using var source = await sources.Open(generation, cancellationToken);
        if (await source.Read(part => media.PlanArriving(part, generation.Arriving!.Size, cancellationToken)) is not ArrivingPlan.Planned planned
            || !planned.Plan.MakesTheSameAs(await generation.GetPlan(cancellationToken)))
        {
            // the whole file will show who is right
            return new ProbedTooEarly(ProcessingState.WholeFile);
        }

        await generation.PutPlan(planned.Plan, cancellationToken);
        return new PlanExtended([.. planned.ChunkBytes], planned.NextLook ?? ProcessingState.WholeFile);
    }

    /// <summary>The plan of the whole file takes the place of an open one that it agrees with.</summary>
    private async Task<TaskResult> Check(GenerationObjects generation, CancellationToken cancellationToken)
    {
        var plan = await Plan(generation, cancellationToken);
        var known = await generation.GetPlan(cancellationToken);
        if (!plan.MakesTheSameAs(known))
        {
            return new PlanChecked(Holds: false);
        }

        if (known.IsOpen)
        {
            await generation.PutPlan(plan, cancellationToken);
        }

        return new PlanChecked(Holds: true, Describe(plan, arriving: null, soundWithOpening: false));
    }

    private async Task<EncodePlan> Plan(GenerationObjects generation, CancellationToken cancellationToken)
    {
        using var source = await sources.Open(generation, cancellationToken);
        return await source.Read(original => media.Plan(original, cancellationToken)) switch
        {
            PlanResult.Planned planned => planned.Plan,
            var refused => throw new SourceRefusedException((PlanResult.Refused)refused),
        };
    }

    /// <param name="arriving">null: the whole file is there</param>
    /// <param name="size">of the whole file</param>
    private static ProbeDone Describe(EncodePlan plan, ArrivingPlan.Planned? arriving, bool soundWithOpening, long size = 0)
    {
        long BytesOf(VideoChunk chunk) =>
            arriving is null ? 0 : chunk.Index < arriving.ChunkBytes.Count ? Wait(arriving.ChunkBytes[chunk.Index]) : ProcessingState.NotKnownYet;

        // with the last byte it is whole, and what ends with it would be done before the file is in its place
        long Wait(long bytes) => bytes < size ? bytes : ProcessingState.WholeFile;

        return new(
            plan.DurationSeconds,
            plan.Width,
            plan.Height,
            [.. plan.Rungs.Select(rung => Describe(plan, rung))],
            [.. plan.Chunks.Select(chunk => new PlannedChunk(chunk.SegmentCount, chunk.Weight, BytesOf(chunk)))],
            soundWithOpening ? [] : [.. plan.AudioTracks.Select(track => track.Weight)],
            plan.Opening is { } opening
                ? new(opening.Segments, opening.Weight + (soundWithOpening ? plan.AudioTracks.Sum(track => track.Weight) : 0), arriving is null ? 0 : Wait(arriving.OpeningBytes))
                : null,
            plan.SegmentFrames / plan.FrameRate.PerSecond)
        {
            HasSubtitles = plan.Subtitles.Count > 0,
            Chapters = [.. plan.Chapters.Select(chapter => new VideoChapter(chapter.StartSeconds, chapter.Title))],
            IsOfBeginning = arriving is not null,
            IsSure = arriving is { IsSure: true },
            IsOpen = plan.IsOpen,
            NextLook = arriving?.NextLook ?? ProcessingState.WholeFile,
        };
    }

    private static PlannedRung Describe(EncodePlan plan, Rung rung) => new(
        rung.Name,
        rung.Width,
        rung.Height,
        plan.FrameRate.PerSecond,
        rung.MaxRate + (plan.AudioTracks.Count > 0 ? plan.Encoder.AudioBitRate : 0),
        MediaPipeline.CodecsOf(plan, rung));

    private async Task<TaskResult> EncodeOpening(GenerationObjects generation, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        using var source = await sources.Open(generation, cancellationToken);
        using var sink = new ObjectSegmentSink(generation, plan.OpeningParts.Select(part => (part.Rung.Name, 0)), options.Value.ConcurrentPuts);
        var manifest = await source.Read(
            original => media.EncodeOpening(plan, original, sink, done => progress(new(done.Fraction, sink.Stored)), cancellationToken));
        await generation.PutOpening(plan, manifest, cancellationToken);
        return new EncodeDone();
    }

    private async Task<TaskResult> EncodeOpeningWithSound(GenerationObjects generation, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        using var source = await sources.Open(generation, cancellationToken);
        using var sink = new ObjectSegmentSink(
            generation, [.. plan.OpeningParts.Select(part => (part.Rung.Name, 0)), .. plan.AudioTracks.Select(track => (track.Name, 0))], options.Value.ConcurrentPuts);
        var (pictures, sounds) = await source.Read(
            original => media.EncodeOpeningWithSound(plan, original, sink, done => progress(new(done.Fraction, sink.Stored)), cancellationToken));
        await generation.PutOpening(plan, pictures, cancellationToken);
        foreach (var sound in sounds)
        {
            await generation.PutManifest(sound, cancellationToken);
        }

        return new EncodeDone();
    }

    private async Task<TaskResult> EncodeVideo(GenerationObjects generation, int chunk, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        using var source = await sources.Open(generation, cancellationToken);
        var first = plan.Chunks[chunk].FirstSegment;
        using var sink = new ObjectSegmentSink(
            generation, plan.PartsOf(chunk).Select(part => (part.Rung.Name, part.Frames.FirstSegment - first)), options.Value.ConcurrentPuts);
        var manifest = await source.Read(
            original => media.EncodeChunk(plan, chunk, original, sink, done => progress(new(done.Fraction, sink.Stored)), cancellationToken));
        await generation.PutManifest(manifest, cancellationToken);
        return new EncodeDone();
    }

    private async Task<TaskResult> ExtractSubtitles(GenerationObjects generation, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        using var source = await sources.Open(generation, cancellationToken);
        using var sink = new ObjectSegmentSink(generation, [], options.Value.ConcurrentPuts);
        var tracks = await source.Read(original => media.ExtractSubtitles(plan, original, sink, cancellationToken));
        await generation.PutSubtitles(tracks, cancellationToken);
        return new SubtitlesDone();
    }

    private async Task<TaskResult> MakeStills(GenerationObjects generation, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        var chunks = await generation.GetVideoManifests(plan, cancellationToken);
        using var sink = new ObjectSegmentSink(generation, [], options.Value.ConcurrentPuts);
        await generation.PutStoryboard(await media.MakeStills(plan, chunks, generation, sink, cancellationToken), cancellationToken);
        return new StillsDone(
            generation.Published("poster.jpg"), generation.Published("storyboard/index.vtt"), generation.Published("preview.webp"));
    }

    /// <summary>Playlists come after what they name: first it is seen that all of that is there, the ones that name playlists are last.</summary>
    private async Task<TaskResult> Package(GenerationObjects generation, CancellationToken cancellationToken)
    {
        var plan = await generation.GetPlan(cancellationToken);
        var chunks = await generation.GetVideoManifests(plan, cancellationToken);
        var audio = await Task.WhenAll(plan.AudioTracks.Select(track => generation.GetAudioManifest(track.Index, cancellationToken)));
        var stored = await generation.ListSizes(cancellationToken);
        DemandSegments(generation, stored, chunks, audio);

        var package = media.Package(plan, new PackageInput(chunks, audio)
        {
            Storyboard = stored.ContainsKey(GenerationObjects.StoryboardName) ? await generation.GetStoryboard(cancellationToken) : null,
            Texts = stored.ContainsKey(GenerationObjects.SubtitlesName) ? await generation.GetSubtitles(cancellationToken) : [],
        });
        foreach (var file in package.Files.OrderBy(file => file.Name is Media.Package.HlsName or Media.Package.DashName))
        {
            await generation.Put(file.Name, file.ContentType, file.Content, cancellationToken);
        }

        if (stored.ContainsKey(GenerationObjects.OpenPlanName))
        {
            await generation.RemoveOpenPlan(cancellationToken);
        }

        return new PackageDone(
            generation.Published(Media.Package.HlsName),
            generation.Published(Media.Package.DashName),
            [
                .. package.Renditions.Select(made => new VideoRendition(
                    made.Name, made.Width, made.Height, made.FrameRate, made.Bandwidth, made.Codecs)),
            ]);
    }

    private static void DemandSegments(
        GenerationObjects generation, Dictionary<string, long> stored, ChunkManifest[] chunks, AudioManifest[] audio)
    {
        void Demand(string rendition, IReadOnlyList<SegmentInfo> segments)
        {
            if (!stored.ContainsKey($"{rendition}/init.mp4"))
            {
                throw new MissingObjectException($"{generation.Prefix}{rendition}/init.mp4");
            }

            foreach (var segment in segments)
            {
                var name = $"{rendition}/{segment.Number:00000}.m4s";
                if (!stored.TryGetValue(name, out var size) || size != segment.Bytes)
                {
                    throw new MissingObjectException(generation.Prefix + name);
                }
            }
        }

        foreach (var rung in chunks.SelectMany(chunk => chunk.Rungs))
        {
            Demand(rung.Name, rung.Segments);
        }

        foreach (var track in audio)
        {
            Demand($"audio-{track.Track}", track.Segments);
        }
    }
}
