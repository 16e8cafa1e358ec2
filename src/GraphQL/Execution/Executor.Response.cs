namespace Sunomi.GraphQL.Execution;

/// <summary>Puts the response in order: each late value at its place, null over what was nulled later.</summary>
internal sealed partial class Executor : IDisposable
{
    private JsonWriter? ordered;

    /// <summary>The whole response, <c>{"data":…,"errors":[…]}</c>, in one piece. Call once, when <see cref="ExecuteAsync"/> has completed; it is gone with the executor.</summary>
    public ReadOnlyMemory<byte> Response()
    {
        if (isTooLarge)
        {
            return TooLarge();
        }

        Writer.MaxBytes = int.MaxValue; // what is still to come has been counted
        var writer = Writer;
        if (holes.Count > 0 || scopes[0].IsNulled)
        {
            ordered = writer = new JsonWriter(Writer.Length);
            WriteData(writer);
        }

        if (errors.Count > 0)
        {
            writer.Raw(",\"errors\":"u8);
            ErrorWriter.Write(writer, errors);
        }

        writer.Byte((byte)'}');
        Plan.ResponseLength = writer.Length;
        return writer.WrittenMemory;
    }

    public void Dispose()
    {
        if (cancellation is { } source)
        {
            if (holes.Exists(hole => hole.IsDead))
            {
                source.Cancel(); // resolvers whose value nobody takes
            }

            source.Dispose();
        }

        Writer.Dispose();
        ordered?.Dispose();
    }

    private ReadOnlyMemory<byte> TooLarge()
    {
        Writer.Truncate(0);
        Writer.Raw("{\"data\":null,\"errors\":"u8);
        ErrorWriter.Write(Writer, [new($"The response has more than {settings.ResponseBytes} bytes (limit: response bytes).") { Code = GraphQLError.LimitExceeded }]);
        Writer.Byte((byte)'}');
        return Writer.WrittenMemory;
    }

    private void WriteData(JsonWriter output)
    {
        if (scopes[0].IsNulled)
        {
            output.Raw(Writer.Written[..scopes[0].Start]);
            output.Raw("null"u8);
        }
        else
        {
            Emit(output, 0, scopes[0].End, 0, FirstRunHoles(), 0);
        }
    }

    private int FirstRunHoles()
    {
        var count = 0;
        while (count < holes.Count && holes[count].Run == 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>Emits one run: its bytes, and at each of its holes the run that filled it.</summary>
    private void Emit(JsonWriter output, int start, int end, int firstHole, int holeEnd, int ownRun)
    {
        var position = start;
        for (var i = firstHole; i < holeEnd; i++)
        {
            var hole = holes[i];
            if (hole.Position < position)
            {
                continue; // inside of what became null
            }

            if (OutermostNulled(hole.Scope, ownRun) is >= 0 and var nulled)
            {
                output.Raw(Writer.Written[position..scopes[nulled].Start]);
                output.Raw("null"u8);
                position = scopes[nulled].End;
                continue;
            }

            output.Raw(Writer.Written[position..hole.Position]);
            Emit(output, hole.Start, hole.End, hole.FirstChild, hole.ChildEnd, hole.OwnRun);
            position = hole.Position;
        }

        output.Raw(Writer.Written[position..end]);
    }

    private int OutermostNulled(int inner, int ownRun)
    {
        var found = -1;
        for (; inner >= 0 && scopes[inner].Run == ownRun; inner = scopes[inner].Parent)
        {
            found = scopes[inner].IsNulled ? inner : found;
        }

        return found;
    }
}
