namespace Orleans.Runtime;

/// <summary>The first part of a <see cref="GrainId"/>.</summary>
[GenerateSerializer, Immutable]
public readonly record struct GrainType
{
    [Id(0)]
    private readonly IdSpan value;

    public GrainType(IdSpan id) => value = id;

    public bool IsDefault => value.IsDefault;

    public IdSpan Value => value;

    public static GrainType Create(string value) => new(IdSpan.Create(value));

    public override string ToString() => value.ToString();
}
