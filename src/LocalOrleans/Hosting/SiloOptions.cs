namespace Orleans.Configuration;

/// <summary>Options of one silo.</summary>
public class SiloOptions
{
    /// <summary>The silo's name in logs; made up when not given.</summary>
    public string? SiloName { get; set; }
}
