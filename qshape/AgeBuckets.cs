using System.Globalization;

namespace Postfix.Qshape;

/// <summary>The intervals by which ages are counted; the last has no limit.</summary>
internal sealed class AgeBuckets
{
    // In minutes; one less than there are intervals.
    private readonly double[] _limits;

    /// <param name="count">Number of intervals.</param>
    /// <param name="first">Limit of the first.</param>
    /// <param name="scale">How the others follow.</param>
    public AgeBuckets(int count, TimeSpan first, AgeScale scale)
    {
        _limits = new double[count - 1];
        for (int i = 0; i < _limits.Length; i++)
            _limits[i] = first.TotalMinutes * (scale == AgeScale.Linear ? i + 1 : Math.Pow(2, i));
    }

    /// <summary>Number of intervals.</summary>
    public int Count => _limits.Length + 1;

    /// <summary>The interval of an age; what is from the future is new.</summary>
    public int IndexOf(TimeSpan age)
    {
        double minutes = age.TotalMinutes;
        int index = 0;
        while (index < _limits.Length && minutes >= _limits[index])
            index++;
        return index;
    }

    /// <summary>The heading of an interval: its limit in minutes, of the last the one before with a plus sign.</summary>
    public string LabelOf(int index) =>
        index < _limits.Length ? Format(_limits[index]) : $"{Format(index > 0 ? _limits[^1] : 0)}+";

    private static string Format(double minutes) => minutes.ToString("G15", CultureInfo.InvariantCulture);
}
