namespace Postfix.Mail;

/// <summary>Times in records: seconds since 1970, and microseconds that may be missing.</summary>
public static class RecordTime
{
    private const long LatestSecond = 253402300799; // 9999-12-31, the end of DateTimeOffset

    /// <summary>Reads "seconds microseconds"; null when it is no time, or 1970 itself.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<byte> text)
    {
        int blank = text.IndexOf((byte)' ');
        if (!RecordNumber.TryParse(blank < 0 ? text : text[..blank], out long seconds) || seconds is <= 0 or > LatestSecond)
            return null;
        DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return blank >= 0 && RecordNumber.TryParse(text[(blank + 1)..], out long microseconds) && microseconds is > 0 and < 1_000_000
            ? time.AddMicroseconds(microseconds)
            : time;
    }
}
