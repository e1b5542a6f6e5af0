namespace Postfix.SmtpSource;

/// <summary>Recipient addresses: always the same, or with a number behind the local part that no other recipient has (3.9).</summary>
/// <param name="address">The address.</param>
/// <param name="perMessage">Recipients of a message.</param>
/// <param name="areNumbered">Whether they have numbers.</param>
internal sealed class RecipientNames(string address, int perMessage, bool areNumbered)
{
    private readonly int _localLength = address.LastIndexOf('@') is var at and >= 0 ? at : address.Length;
    private int _used;

    /// <summary>Recipients of a message.</summary>
    public int PerMessage => perMessage;

    /// <summary>The next recipient.</summary>
    public string Next() => areNumbered ? address.Insert(_localLength, $"{_used++}") : address;
}
