namespace Postfix.Smtpd.Restrictions;

/// <summary>What follows the name of a restriction.</summary>
internal enum RestrictionArgument
{
    None,

    /// <summary><c>type:name</c> of a lookup table.</summary>
    Table,

    /// <summary>A number of seconds.</summary>
    Seconds,
}
