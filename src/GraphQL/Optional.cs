using System.Diagnostics.CodeAnalysis;

namespace Sunomi.GraphQL;

/// <summary>
/// An argument or input field that may be left out: tells absent (<see cref="IsPresent"/> is false) from an explicit null.
/// <c>default</c> is absent, so it can be the default value of a parameter.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "there is nothing to infer the type from when a value is absent")]
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T value;

    public Optional(T value)
    {
        this.value = value;
        IsPresent = true;
    }

    public static Optional<T> Absent => default;

    /// <summary>True when the caller gave a value, also when that value is null.</summary>
    public bool IsPresent { get; }

    /// <exception cref="InvalidOperationException">Nothing was given; ask <see cref="IsPresent"/> first.</exception>
    public T Value => IsPresent ? value : throw new InvalidOperationException("The optional value is absent; ask IsPresent first.");

    public bool Equals(Optional<T> other) => IsPresent == other.IsPresent && EqualityComparer<T>.Default.Equals(value, other.value);

    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsPresent, value);

    public override string ToString() => IsPresent ? $"{value}" : "absent";

    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    [SuppressMessage("Usage", "CA2225", Justification = "the constructor is the named alternative")]
    public static implicit operator Optional<T>(T value) => new(value);
}
