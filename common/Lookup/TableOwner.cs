namespace Postfix.Lookup;

/// <summary>Who could have put data into a table; local(8) runs commands with the rights of an untrusted owner.</summary>
/// <param name="Trust">How far the owner can be trusted.</param>
/// <param name="UserId">The owner's user id; meaningful only for <see cref="OwnerTrust.Untrusted"/>.</param>
public readonly record struct TableOwner(OwnerTrust Trust, uint UserId)
{
    /// <summary>Data of the administrator.</summary>
    public static readonly TableOwner Trusted = new(OwnerTrust.Trusted, 0);

    /// <summary>Data of nobody in particular.</summary>
    public static readonly TableOwner Unknown = new(OwnerTrust.Unknown, uint.MaxValue);

    /// <summary>The owner of a file: root is trusted, anybody else is not.</summary>
    public static TableOwner OfFile(uint userId) => new(userId == 0 ? OwnerTrust.Trusted : OwnerTrust.Untrusted, userId);

    /// <summary>The owner of a combination of tables: the least trusted; two different untrusted owners are nobody.</summary>
    public TableOwner Combine(TableOwner other)
    {
        if (Trust == OwnerTrust.Trusted || other.Trust == OwnerTrust.Unknown)
            return other;
        return Trust == other.Trust && UserId != other.UserId ? Unknown : this;
    }
}
