using System.Globalization;

namespace Orleans;

/// <summary>How long activations of this class stay idle before they go, at least one minute; overrides GrainCollectionOptions.CollectionAge.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    private static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    public CollectionAgeLimitAttribute()
    {
    }

    public CollectionAgeLimitAttribute(string inactivityPeriod)
    {
        var age = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);
        (Days, Hours, Minutes) = (age.Days, age.Hours, age.Minutes + (age.Seconds / 60.0));
    }

    public double Days { get; set; }

    public double Hours { get; set; }

    public double Minutes { get; set; }

    /// <summary>Never collected.</summary>
    public bool AlwaysActive { get; set; }

    public TimeSpan AgeLimit
    {
        get
        {
            var span = TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
            return AlwaysActive || span <= TimeSpan.Zero ? Timeout.InfiniteTimeSpan : span < MinAgeLimit ? MinAgeLimit : span;
        }
    }
}
