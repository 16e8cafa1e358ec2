namespace Orleans.Runtime;

/// <summary>The activation whose turn runs on this thread; null outside of turns.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static Activation? current;

    public static Activation? Current
    {
        get => current;
        set => current = value;
    }
}
