using System.Globalization;

namespace Postfix.Config;

/// <summary>The value of <c>compatibility_level</c>: a Postfix version, "3.6", whose defaults a site has agreed to.</summary>
public readonly record struct CompatibilityLevel(long Major, int Minor = 0, int Patch = 0) : IComparable<CompatibilityLevel>
{
    /// <summary>The level with the newest defaults.</summary>
    public static readonly CompatibilityLevel Newest = new(3, 11);

    private const int MaxPart = 0x3ff;
    private const long MaxMajor = long.MaxValue >> 20;

    /// <summary>Parses "major", "major.minor" or "major.minor.patch".</summary>
    public static bool TryParse(string text, out CompatibilityLevel level)
    {
        level = default;
        string[] parts = text.Split('.');
        if (parts.Length > 3 || !TryPart(parts[0], MaxMajor, out long major))
        {
            return false;
        }

        long minor = 0;
        long patch = 0;
        if ((parts.Length > 1 && !TryPart(parts[1], MaxPart, out minor)) || (parts.Length > 2 && !TryPart(parts[2], MaxPart, out patch)))
        {
            return false;
        }

        level = new CompatibilityLevel(major, (int)minor, (int)patch);
        return true;
    }

    /// <summary>What Postfix says about a text that is no level.</summary>
    public static string SyntaxError(string text) => $"malformed compatibility level syntax: \"{text}\"";

    /// <inheritdoc/>
    public int CompareTo(CompatibilityLevel other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>Whether this level is older than <paramref name="other"/>.</summary>
    public static bool operator <(CompatibilityLevel level, CompatibilityLevel other) => level.CompareTo(other) < 0;

    /// <summary>Whether this level is newer than <paramref name="other"/>.</summary>
    public static bool operator >(CompatibilityLevel level, CompatibilityLevel other) => level.CompareTo(other) > 0;

    /// <summary>Up to level 2 a level is one number; from 3 on it names the minor version too.</summary>
    public override string ToString() => Major <= 2 ? $"{Major}" : Patch == 0 ? $"{Major}.{Minor}" : $"{Major}.{Minor}.{Patch}";

    private static bool TryPart(string text, long max, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        && value >= 0 && value <= max;
}
