namespace Postfix.Anvil;

/// <summary>The highest value since the last report, whose it was, and when.</summary>
internal readonly record struct Peak(int Value, string Client, DateTimeOffset Time)
{
    public static readonly Peak None = new(0, "", default);
}
