namespace Postfix.Mail;

/// <summary>In which form an address is searched for in tables.</summary>
public enum AddressQueryForm
{
    /// <summary>Quoted as in message headers, then, when that makes a difference, unquoted.</summary>
    ExternalFirst,

    /// <summary>Quoted only.</summary>
    External,

    /// <summary>Unquoted only.</summary>
    Internal,
}
