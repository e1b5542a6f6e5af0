namespace Postfix.Postconf;

/// <summary>Where the name of a parameter comes from; option <c>-C</c> selects by it.</summary>
[Flags]
internal enum ParameterClass
{
    /// <summary>No class.</summary>
    None = 0,

    /// <summary>The program knows the name.</summary>
    Builtin = 1,

    /// <summary>A service of master.cf plus a suffix, such as <c>relay_destination_recipient_limit</c>.</summary>
    Service = 2,

    /// <summary>The name occurs as <c>$name</c>, as a restriction class or as part of a table definition.</summary>
    User = 4,

    /// <summary>Accepted, but listed only when it is set: former names, and per-service names that Postfix does not have.</summary>
    Unlisted = 8,

    /// <summary>What <c>-C all</c> and no option select.</summary>
    All = Builtin | Service | User,
}
