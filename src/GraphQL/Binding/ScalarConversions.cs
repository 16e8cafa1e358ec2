using System.Globalization;
using System.Text.Json;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>Which CLR types a scalar is read to and written from. What was registered comes before what is built in.</summary>
internal sealed class ScalarConversions
{
    private readonly Dictionary<(string Scalar, Type Clr), Delegate> writers = [];
    private readonly Dictionary<(string Scalar, Type Clr), Delegate> readers = [];

    public ScalarConversions(IEnumerable<ScalarRegistration> registrations)
    {
        AddNumbers();
        Add<string>("String", (writer, value) => writer.String(value), value => (string)value);
        Add<bool>("Boolean", (writer, value) => writer.Boolean(value), value => (bool)value);
        Add<string>("ID", (writer, value) => writer.String(value), value => (string)value);
        Add<Guid>("ID", (writer, value) => writer.String(value), value => Guid.TryParse((string)value, out var id) ? id : throw new FormatException("Expected a UUID."));
        Add<long>("ID", (writer, value) => writer.String(value.ToString(CultureInfo.InvariantCulture)), value => Parse<long>((string)value));
        Add<int>("ID", (writer, value) => writer.String(value.ToString(CultureInfo.InvariantCulture)), value => Parse<int>((string)value));
        AddCustom();
        foreach (var registration in registrations)
        {
            registration.AddTo(this);
        }
    }

    /// <summary>An <c>Action&lt;JsonWriter, T&gt;</c>, or null when the scalar is not written from that type.</summary>
    public Delegate? Writer(ScalarType scalar, Type clr) => Find(writers, scalar, clr);

    /// <summary>A <c>Func&lt;object, T&gt;</c> from the coerced value, or null when the scalar is not read to that type.</summary>
    public Delegate? Reader(ScalarType scalar, Type clr) => Find(readers, scalar, clr);

    public void Add<T>(string scalar, Action<JsonWriter, T> write, Func<object, T>? read)
    {
        writers[(scalar, typeof(T))] = write;
        if (read is not null)
        {
            readers[(scalar, typeof(T))] = read;
        }
    }

    private static Delegate? Find(Dictionary<(string Scalar, Type Clr), Delegate> known, ScalarType scalar, Type clr) =>
        known.TryGetValue((scalar.Name, clr), out var found) ? found
        : !scalar.IsBuiltIn && known.TryGetValue((string.Empty, clr), out found) ? found
        : null;

    private void AddNumbers()
    {
        Add<int>("Int", (writer, value) => writer.Number(value), value => (int)value);
        Add<short>("Int", (writer, value) => writer.Number(value), value => Narrow<short>((int)value));
        Add<byte>("Int", (writer, value) => writer.Number(value), value => Narrow<byte>((int)value));
        Add<long>("Int", WriteInt32, value => (int)value);
        Add<double>("Float", WriteDouble, value => (double)value);
        Add<float>("Float", (writer, value) => WriteDouble(writer, value), value => Single((double)value));
        Add<decimal>("Float", (writer, value) => writer.Number(value), value => Exact((double)value));
        Add<int>("Float", (writer, value) => writer.Number(value), null);
        Add<long>("Float", (writer, value) => writer.Number(value), null);
    }

    /// <summary>The empty name stands for every scalar of the schema's own.</summary>
    private void AddCustom()
    {
        Add<string>(string.Empty, (writer, value) => writer.String(value), value => value as string ?? throw new FormatException("Expected a string."));
        Add<bool>(string.Empty, (writer, value) => writer.Boolean(value), value => value as bool? ?? throw new FormatException("Expected a boolean."));
        Add<int>(string.Empty, (writer, value) => writer.Number(value), value => Narrow<int>(Whole(value)));
        Add<long>(string.Empty, (writer, value) => writer.Number(value), Whole);
        Add<double>(string.Empty, WriteDouble, Real);
        Add<decimal>(string.Empty, (writer, value) => writer.Number(value), value => Exact(Real(value)));
        Add<Guid>(string.Empty, (writer, value) => writer.String(value), value => Guid.TryParse(value as string, out var id) ? id : throw new FormatException("Expected a UUID."));
        Add<Uri>(string.Empty, (writer, value) => writer.String(value.OriginalString), ReadUri);
        Add<DateTimeOffset>(string.Empty, WriteInstant, ReadInstant);
        Add<JsonElement>(string.Empty, (writer, value) => writer.Json(value), null);
    }

    private static void WriteInt32(JsonWriter writer, long value) =>
        writer.Number(value is >= int.MinValue and <= int.MaxValue ? value : throw new CoercionException($"Int cannot represent non 32-bit signed integer value: {value}"));

    private static void WriteDouble(JsonWriter writer, double value) =>
        writer.Number(double.IsFinite(value) ? value : throw new CoercionException($"Float cannot represent non numeric value: {value}"));

    /// <summary>RFC 3339 in UTC, as many digits of seconds as there are.</summary>
    private static void WriteInstant(JsonWriter writer, DateTimeOffset value)
    {
        Span<char> text = stackalloc char[40];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        writer.String(text[..length]);
    }

    private static DateTimeOffset ReadInstant(object value) =>
        value is string text
        && text.Length > 10 && text[10] is 'T' or 't'
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new FormatException("Expected an RFC 3339 instant such as \"2026-01-31T12:00:00Z\".");

    private static Uri ReadUri(object value) =>
        Uri.TryCreate(value as string, UriKind.RelativeOrAbsolute, out var uri) ? uri : throw new FormatException("Expected an address.");

    private static long Whole(object value)
    {
        const long Largest = 9_007_199_254_740_991; // what a double, and so JavaScript, holds exactly
        return value is long whole and >= -Largest and <= Largest ? whole
            : value is double real && Math.Floor(real) == real && Math.Abs(real) <= Largest ? (long)real
            : throw new FormatException($"Expected a whole number up to {Largest}.");
    }

    private static double Real(object value) => value switch
    {
        long whole => whole,
        double real when double.IsFinite(real) => real,
        _ => throw new FormatException("Expected a number."),
    };

    private static float Single(double value) =>
        float.IsFinite((float)value) ? (float)value : throw new FormatException($"Expected a number from {float.MinValue} to {float.MaxValue}.");

    private static decimal Exact(double value)
    {
        try
        {
            return (decimal)value;
        }
        catch (OverflowException)
        {
            throw new FormatException($"Expected a number from {decimal.MinValue} to {decimal.MaxValue}.");
        }
    }

    private static T Narrow<T>(long value)
        where T : System.Numerics.INumberBase<T>, System.Numerics.IMinMaxValue<T>
    {
        try
        {
            return T.CreateChecked(value);
        }
        catch (OverflowException)
        {
            throw new FormatException($"Expected a number from {T.MinValue} to {T.MaxValue}.");
        }
    }

    private static T Parse<T>(string text)
        where T : ISpanParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException("Expected a whole number.");
}
