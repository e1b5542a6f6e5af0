namespace Postfix.Smtpd.Restrictions;

/// <summary>What follows the name of a restriction.</summary>
internal enum RestrictionArgument
{
    None,

    /// <summary><c>type:name</c> of a lookup table.</summary>
    Table,

    /// <summary>A number of seconds.</summary>
    Seconds,

    /// <summary>Domain of a DNS list, perhaps with a pattern: <c>domain=d.d.d.d</c>.</summary>
    DnsList,
}
