namespace Postfix.SmtpSource;

/// <summary>Recipient addresses: with a number before them where there is more than one, or each with a number of its own.</summary>
/// <param name="address">The address.</param>
/// <param name="perMessage">Recipients of a message.</param>
/// <param name="numbersAll">Whether no number is used twice.</param>
internal sealed class RecipientNames(string address, int perMessage, bool numbersAll)
{
    private int _used;

    /// <summary>Recipients of a message.</summary>
    public int PerMessage => perMessage;

    /// <summary>The next recipient of a message that lacks this many, itself included.</summary>
    public string Next(int missing) => numbersAll ? $"{++_used}{address}" : missing > 1 ? $"{missing}{address}" : address;
}
