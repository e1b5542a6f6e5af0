namespace Postfix.Cli.Load;

/// <summary>The length in front of a netstring (D. J. Bernstein, "Netstrings"), as test programs read it: without digits it is 0.</summary>
/// <param name="Value">The length.</param>
/// <param name="Used">Bytes that it takes, with the colon; 0 while it is not complete.</param>
/// <param name="Problem">Why it is none.</param>
public readonly record struct NetstringLength(long Value, int Used, NetstringProblem? Problem)
{
    private const int Base = 10;
    private const int MostDigits = 100; // zeros in front count

    /// <summary>Reads the length at the start of the input.</summary>
    public static NetstringLength Read(ReadOnlySpan<byte> input)
    {
        long value = 0;
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] == ':')
                return new NetstringLength(value, i + 1, null);
            int digit = input[i] - '0';
            if (digit is < 0 or >= Base)
                return new NetstringLength(0, 0, NetstringProblem.Format);
            if (i == MostDigits || value > (long.MaxValue - digit) / Base)
                return new NetstringLength(0, 0, NetstringProblem.Size);
            value = value * Base + digit;
        }
        return default;
    }
}
