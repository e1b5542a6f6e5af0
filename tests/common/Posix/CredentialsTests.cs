using Postfix.Posix;

namespace Postfix.Tests.Posix;

public sealed class CredentialsTests
{
    private const uint Somebody = 12345;

    [Fact]
    public void Identity_is_that_of_one_thread_and_ends_with_its_scope()
    {
        uint before = Credentials.EffectiveUid;
        // Without root's rights nothing changes.
        uint expected = Credentials.IsPrivileged ? Somebody : before;
        uint elsewhere = 0;

        using (Credentials.Assume(Somebody, Somebody))
        {
            Assert.Equal(expected, Credentials.EffectiveUid);
            Thread observer = new(() => elsewhere = Sibling(before));
            observer.Start();
            observer.Join();
        }

        Assert.Equal(before, Credentials.EffectiveUid);
        Assert.Equal(before, elsewhere);
    }

    [Fact]
    public void Identities_nest()
    {
        uint before = Credentials.EffectiveUid;

        using (Credentials.Assume(Somebody, Somebody))
        {
            using (Credentials.Assume(Somebody + 1, Somebody + 1))
                Assert.Equal(Credentials.IsPrivileged ? Somebody + 1 : before, Credentials.EffectiveUid);
            Assert.Equal(Credentials.IsPrivileged ? Somebody : before, Credentials.EffectiveUid);
        }

        Assert.Equal(before, Credentials.EffectiveUid);
    }

    // A new thread has the identity of its creator; its own changes stay with it.
    private static uint Sibling(uint uid)
    {
        using (Credentials.Assume(uid, Credentials.RealGid))
            return Credentials.EffectiveUid;
    }
}
