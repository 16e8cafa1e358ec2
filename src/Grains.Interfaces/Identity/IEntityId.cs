using System.Diagnostics.CodeAnalysis;

namespace Sunomi.Identity;

/// <summary>What all ids share: a UUID underneath, 22 characters of base 62 outside.</summary>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    static abstract EntityKind Kind { get; }

    Guid Value { get; }

    static abstract TSelf From(Guid value);

    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf id);
}
